import { z } from 'zod';

/** The schema of a page of a list; every list of /admin looks like this. @param id its name in the API document */
export function pageSchema<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      nextCursor: z
        .string()
        .optional()
        .meta({ description: 'Asks for the next page; absent with the last one' }),
    })
    .meta({ id });
}

/** @param nextCursor as the services say it: empty with the last page */
export function pageOf<Item>(items: Item[], nextCursor: string): { items: Item[]; nextCursor?: string } {
  return { items, ...(nextCursor === '' ? {} : { nextCursor }) };
}
