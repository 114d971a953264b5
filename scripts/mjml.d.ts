/** The part of mjml 5 used here; the package ships no types. */
declare module 'mjml' {
  /**
   * Compiles MJML to HTML.
   * @throws with validationLevel `strict`, on the first element or attribute that MJML does not know
   */
  export default function mjml2html(
    mjml: string,
    options: { validationLevel: 'strict'; fonts: Record<string, string>; keepComments: boolean },
  ): Promise<{ html: string }>;
}
