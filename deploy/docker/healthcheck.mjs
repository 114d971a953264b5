/** Exits 0 when the process of this container is ready: its store and broker can be used and it is not stopping. */
const port = (process.env.HEALTH_LISTEN ?? '').split(':').pop();
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
