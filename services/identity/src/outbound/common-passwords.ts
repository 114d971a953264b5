import { dictionary } from '@zxcvbn-ts/language-common';

/**
 * The 49,000 most common passwords, lower case (MIT; gathered by zxcvbn-ts from leaked lists, see its README). Most
 * are shorter than a password may be: the rule `common` also refuses what is made by lengthening them.
 */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
