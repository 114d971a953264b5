/**
 * The address that a request comes from, another one for each, as a trusted proxy tells it: people are at home, and one client
 * address may ask for only so many mails. Without that limit each mail would count all requests before it.
 * @param request its number
 */
export function clientAddress(request: number): string {
  return `10.${(request >> 16) & 255}.${(request >> 8) & 255}.${request & 255}`;
}
