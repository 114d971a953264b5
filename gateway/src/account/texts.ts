/** The words of a form for a new password, and of the page after it. */
export interface NewPasswordTexts {
  title: string;
  lead: string;
  password: string;
  repeat: string;
  button: string;
  done: string;
  doneTitle: string;
}

/** What a password has to be, as far as it can be told beforehand. */
export interface PasswordRules {
  /** Code points. */
  min: number;
  max: number;
  /** Whether it needs letters of both cases, a digit and a special character, and may have no others. */
  mixed: boolean;
}

/** The words of a page that asks for an e-mail address, and of the page after it. */
export interface AskTexts {
  title: string;
  lead: string;
  button: string;
  sentTitle: string;
  sent: string;
}

/** Every word on the account pages. A language is added here, and nowhere else. */
export interface Texts {
  lang: string;
  toLogin: string;
  error: string;
  account: { title: string; forgot: string };
  email: string;
  /** The way to a new link, from a dead one. */
  newLink: string;
  forgot: AskTexts;
  confirmAgain: AskTexts;
  confirm: { title: string; lead: string; button: string; done: string; doneTitle: string };
  changeEmail: { title: string; lead: string; button: string; done: string; doneTitle: string };
  restore: NewPasswordTexts;
  setPassword: NewPasswordTexts;
  passwordRules: (rules: PasswordRules) => string;
  faults: {
    tooShort: (min: number) => string;
    tooLong: (max: number) => string;
    repeated: string;
    common: string;
    mixed: string;
    different: string;
    blank: string;
    noAddress: string;
    notValid: string;
  };
  link: {
    expiredTitle: string;
    expiredConfirm: string;
    expiredRestore: string;
    expiredInvitation: string;
    expiredEmailChange: string;
    missingTitle: string;
    missing: string;
    invalidTitle: string;
    invalid: string;
  };
  later: { title: string; text: string };
  broken: { title: string; text: string };
  notFound: { title: string; text: string };
  refused: { title: string; text: string };
}

const en: Texts = {
  lang: 'en',
  toLogin: 'Go to log in',
  error: 'Error',
  account: { title: 'Your account', forgot: 'Set a new password' },
  email: 'E-mail address',
  newLink: 'Ask for a new link',
  confirmAgain: {
    title: 'Confirm your e-mail address',
    lead: 'Tell us the address you registered with. We mail you a new link that confirms it.',
    button: 'Send me the link',
    sentTitle: 'Please look into your mailbox',
    sent: 'If a registration with this address waits for its confirmation, a mail with a new link is on its way. If nothing comes within a few minutes, look into the folder for spam and check the address.',
  },
  forgot: {
    title: 'Forgot your password?',
    lead: 'Tell us the e-mail address of your account. We mail you a link with which you set a new password.',
    button: 'Send me the link',
    sentTitle: 'Please look into your mailbox',
    sent: 'If there is an account with this address, a mail with a link is on its way to it. The link works for a short time only. If nothing comes within a few minutes, look into the folder for spam and check that it is the address you registered with.',
  },
  confirm: {
    title: 'Confirm your e-mail address',
    lead: 'One click and your account is ready.',
    button: 'Confirm my address',
    doneTitle: 'Your address is confirmed',
    done: 'Your account is ready. You can log in now.',
  },
  changeEmail: {
    title: 'Your new e-mail address',
    lead: 'One click and this address belongs to your account. Everybody who is logged in has to log in again.',
    button: 'Use this address',
    doneTitle: 'Your e-mail address is changed',
    done: 'From now on you log in with your new address, and our mails go there.',
  },
  restore: {
    title: 'Set a new password',
    lead: 'Choose a new password for your account. You will be logged out everywhere else.',
    password: 'New password',
    repeat: 'New password again',
    button: 'Save new password',
    doneTitle: 'Your password is changed',
    done: 'You can log in with your new password now. We have sent you a mail about the change.',
  },
  setPassword: {
    title: 'Choose your password',
    lead: 'Your account is ready. Choose the password that you want to log in with.',
    password: 'Password',
    repeat: 'Password again',
    button: 'Save password',
    doneTitle: 'Your password is set',
    done: 'You can log in with your e-mail address and your password now.',
  },
  passwordRules: ({ min, max, mixed }) =>
    `At least ${min} and at most ${max} characters${mixed ? ': upper and lower case letters from A to Z, digits and special characters such as ! or ?, at least one of each' : '; any characters and spaces are fine'}. Not a common password, and not your name or address.`,
  faults: {
    tooShort: (min) => `The password is too short. It needs at least ${min} characters.`,
    tooLong: (max) => `The password is too long. It may have at most ${max} characters.`,
    repeated: 'The password repeats characters or follows a simple sequence. Please choose another one.',
    common:
      'This password is easy to guess: it is common, or built from your name or address. Please choose another one.',
    mixed:
      'The password needs upper and lower case letters from A to Z, a digit and a special character such as ! or ?; others cannot be used.',
    different: 'The two passwords are not the same. Please type them again.',
    noAddress: 'Please type a complete e-mail address, such as name@example.com.',
    blank: 'Please type a password.',
    notValid: 'This password cannot be used. Please choose another one.',
  },
  link: {
    expiredTitle: 'This link has expired',
    expiredConfirm: 'For your safety, links only work for some time. Please ask for a new one.',
    expiredRestore:
      'For your safety, links only work for a short time. Please ask for a new one with “forgot password”.',
    expiredInvitation:
      'For your safety, links only work for some time. Please ask for a new one with “forgot password”: it sets your first password as well.',
    expiredEmailChange:
      'For your safety, links only work for a short time. Your old address still belongs to your account; please ask for the change once more.',
    missingTitle: 'Please open the link in your mail',
    missing: 'This page needs the whole link from the mail. Please open it there once more.',
    invalidTitle: 'This link is not valid',
    invalid:
      'It has been used already, or it was not copied completely. If you have asked more than once, use the link in the newest mail.',
  },
  later: {
    title: 'Please try again in a moment',
    text: 'We cannot answer right now. Nothing has been changed; a link from a mail is still good.',
  },
  broken: { title: 'Something went wrong', text: 'The mistake is on our side. Please try again later.' },
  notFound: { title: 'There is no such page', text: 'Please check the address.' },
  refused: {
    title: 'This did not work',
    text: 'Please go back and try again, or open the link in your mail once more.',
  },
};

const de: Texts = {
  lang: 'de',
  toLogin: 'Zur Anmeldung',
  error: 'Fehler',
  account: { title: 'Ihr Konto', forgot: 'Neues Passwort festlegen' },
  email: 'E-Mail-Adresse',
  newLink: 'Neuen Link anfordern',
  confirmAgain: {
    title: 'E-Mail-Adresse bestätigen',
    lead: 'Nennen Sie uns die Adresse, mit der Sie sich registriert haben. Wir schicken Ihnen einen neuen Link, der sie bestätigt.',
    button: 'Link schicken',
    sentTitle: 'Bitte sehen Sie in Ihr Postfach',
    sent: 'Wenn eine Registrierung mit dieser Adresse auf ihre Bestätigung wartet, ist eine E-Mail mit einem neuen Link unterwegs. Falls in den nächsten Minuten nichts kommt, sehen Sie bitte im Ordner für Spam nach und prüfen Sie die Adresse.',
  },
  forgot: {
    title: 'Passwort vergessen?',
    lead: 'Nennen Sie uns die E-Mail-Adresse Ihres Kontos. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort festlegen.',
    button: 'Link schicken',
    sentTitle: 'Bitte sehen Sie in Ihr Postfach',
    sent: 'Wenn es ein Konto mit dieser Adresse gibt, ist eine E-Mail mit einem Link dorthin unterwegs. Der Link gilt nur kurze Zeit. Falls in den nächsten Minuten nichts kommt, sehen Sie bitte im Ordner für Spam nach und prüfen Sie, ob es die Adresse ist, mit der Sie sich registriert haben.',
  },
  confirm: {
    title: 'E-Mail-Adresse bestätigen',
    lead: 'Noch ein Klick, und Ihr Konto ist bereit.',
    button: 'Adresse bestätigen',
    doneTitle: 'Ihre Adresse ist bestätigt',
    done: 'Ihr Konto ist bereit. Sie können sich jetzt anmelden.',
  },
  changeEmail: {
    title: 'Ihre neue E-Mail-Adresse',
    lead: 'Noch ein Klick, und diese Adresse gehört zu Ihrem Konto. Wer angemeldet ist, muss sich neu anmelden.',
    button: 'Diese Adresse verwenden',
    doneTitle: 'Ihre E-Mail-Adresse ist geändert',
    done: 'Ab jetzt melden Sie sich mit der neuen Adresse an, und unsere E-Mails gehen dorthin.',
  },
  restore: {
    title: 'Neues Passwort festlegen',
    lead: 'Wählen Sie ein neues Passwort für Ihr Konto. Überall sonst werden Sie abgemeldet.',
    password: 'Neues Passwort',
    repeat: 'Neues Passwort wiederholen',
    button: 'Neues Passwort speichern',
    doneTitle: 'Ihr Passwort ist geändert',
    done: 'Sie können sich jetzt mit dem neuen Passwort anmelden. Wir haben Ihnen eine E-Mail über die Änderung geschickt.',
  },
  setPassword: {
    title: 'Passwort festlegen',
    lead: 'Ihr Konto ist bereit. Wählen Sie das Passwort, mit dem Sie sich anmelden möchten.',
    password: 'Passwort',
    repeat: 'Passwort wiederholen',
    button: 'Passwort speichern',
    doneTitle: 'Ihr Passwort ist festgelegt',
    done: 'Sie können sich jetzt mit Ihrer E-Mail-Adresse und Ihrem Passwort anmelden.',
  },
  passwordRules: ({ min, max, mixed }) =>
    `Mindestens ${min} und höchstens ${max} Zeichen${mixed ? ': Groß- und Kleinbuchstaben von A bis Z, Ziffern und Sonderzeichen wie ! oder ?, mindestens eines von jeder Art' : '; alle Zeichen und Leerzeichen sind erlaubt'}. Kein verbreitetes Passwort, nicht Ihr Name und nicht Ihre Adresse.`,
  faults: {
    tooShort: (min) => `Das Passwort ist zu kurz. Es braucht mindestens ${min} Zeichen.`,
    tooLong: (max) => `Das Passwort ist zu lang. Es darf höchstens ${max} Zeichen haben.`,
    repeated:
      'Das Passwort wiederholt Zeichen oder folgt einer einfachen Reihe. Bitte wählen Sie ein anderes.',
    common:
      'Dieses Passwort ist leicht zu erraten: Es ist verbreitet oder aus Ihrem Namen oder Ihrer Adresse gebildet. Bitte wählen Sie ein anderes.',
    mixed:
      'Das Passwort braucht Groß- und Kleinbuchstaben von A bis Z, eine Ziffer und ein Sonderzeichen wie ! oder ?; andere Zeichen gehen nicht.',
    different: 'Die beiden Passwörter sind nicht gleich. Bitte geben Sie sie noch einmal ein.',
    noAddress: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.com.',
    blank: 'Bitte geben Sie ein Passwort ein.',
    notValid: 'Dieses Passwort kann nicht verwendet werden. Bitte wählen Sie ein anderes.',
  },
  link: {
    expiredTitle: 'Dieser Link ist abgelaufen',
    expiredConfirm:
      'Zu Ihrer Sicherheit gelten Links nur eine gewisse Zeit. Bitte fordern Sie einen neuen an.',
    expiredRestore:
      'Zu Ihrer Sicherheit gelten Links nur kurze Zeit. Bitte fordern Sie mit „Passwort vergessen“ einen neuen an.',
    expiredInvitation:
      'Zu Ihrer Sicherheit gelten Links nur eine gewisse Zeit. Bitte fordern Sie mit „Passwort vergessen“ einen neuen an: Auch damit legen Sie Ihr erstes Passwort fest.',
    expiredEmailChange:
      'Zu Ihrer Sicherheit gelten Links nur kurze Zeit. Ihre alte Adresse gehört weiterhin zu Ihrem Konto; bitte wünschen Sie die Änderung noch einmal.',
    missingTitle: 'Bitte öffnen Sie den Link in Ihrer E-Mail',
    missing: 'Diese Seite braucht den ganzen Link aus der E-Mail. Bitte öffnen Sie ihn dort noch einmal.',
    invalidTitle: 'Dieser Link ist ungültig',
    invalid:
      'Er wurde schon benutzt oder nicht vollständig kopiert. Wenn Sie mehrmals gefragt haben, nehmen Sie bitte den Link aus der neuesten E-Mail.',
  },
  later: {
    title: 'Bitte versuchen Sie es gleich noch einmal',
    text: 'Wir können im Moment nicht antworten. Es wurde nichts geändert; ein Link aus einer E-Mail gilt weiterhin.',
  },
  broken: {
    title: 'Etwas ist schiefgegangen',
    text: 'Der Fehler liegt bei uns. Bitte versuchen Sie es später noch einmal.',
  },
  notFound: { title: 'Diese Seite gibt es nicht', text: 'Bitte prüfen Sie die Adresse.' },
  refused: {
    title: 'Das hat nicht funktioniert',
    text: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal, oder öffnen Sie den Link in Ihrer E-Mail erneut.',
  },
};

/** @param locale such as de_DE; English for a language that has no texts yet */
export function textsFor(locale: string): Texts {
  return locale.startsWith('de') ? de : en;
}
