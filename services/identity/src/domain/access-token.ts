/** Whom an access token speaks for. */
export interface AccessTokenSubject {
  readonly customerId: string;
  readonly customerReference: string;
  readonly sessionId: string;
  readonly epoch: number;
  /** `idCompanyUser` of the company user they act as; undefined for nobody but themselves. */
  readonly companyUserId: string | undefined;
}

/** Makes access tokens: ES256 JWTs that any app of the shop verifies by the published keys. */
export interface AccessTokens {
  /** @returns the token and its life in seconds */
  issue(subject: AccessTokenSubject): Promise<{ token: string; expiresIn: number }>;
  /** The public keys as JSON Web Key Set (RFC 7517), as JSON text. */
  jwks(): Promise<string>;
}

/** The tokens a login or a refresh answers with. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Life of the access token in seconds. */
  readonly expiresIn: number;
  readonly customerId: string;
  readonly customerReference: string;
  /** Empty where there is none. */
  readonly companyUserId: string;
}
