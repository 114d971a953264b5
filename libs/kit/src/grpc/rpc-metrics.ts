import { Histogram, type Registry } from 'prom-client';

/** @param code an ErrorCode, `ok` or `cancelled`; @param seconds from the arrival of the request to the answer */
export type Observe = (rpc: string, code: string, seconds: number) => void;

const name = 'grpc_server_call_duration_seconds';

/** The histogram of a registry; several servers of one process share it. Without a registry nothing is measured. */
export function rpcDurations(registry: Registry | undefined): Observe {
  if (registry === undefined) return () => undefined;
  const known = registry.getSingleMetric(name);
  const histogram =
    known instanceof Histogram
      ? known
      : new Histogram({
          name,
          help: 'How long answering an RPC took, in seconds, by its outcome.',
          labelNames: ['rpc', 'code'],
          // From a read by key to a password hash in a queue.
          buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
          registers: [registry],
        });
  return (rpc, code, seconds) => histogram.observe({ rpc, code }, seconds);
}
