export declare const secrets: Readonly<Record<string, (env: string) => string>>;
export declare function completeEnv(text: string): string;
export declare function rabbitHash(password: string, salt?: Buffer): string;
export declare function completeDefinitions(template: string, env: string): string;
