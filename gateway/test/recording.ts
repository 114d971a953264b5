/** A call that reached a service of the test. */
export interface Call {
  rpc: string;
  request: unknown;
}
