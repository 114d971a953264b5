import { Gauge, Histogram, type Registry } from 'prom-client';
import type { HashQueue } from './hash-queue.ts';

/** Measures each hash by its class. @returns what a HashQueue takes as `onDone` */
export function hashDurations(registry: Registry): (label: string, seconds: number) => void {
  const histogram = new Histogram({
    name: 'password_hash_duration_seconds',
    help: 'How long one password hash took, waiting not included, in seconds, by its class.',
    labelNames: ['class'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  return (label, seconds) => histogram.observe({ class: label }, seconds);
}

/** Shows how long the line is, whenever somebody looks. */
export function watchHashQueue(registry: Registry, queue: HashQueue): void {
  new Gauge({
    name: 'password_hash_queue_length',
    help: 'Password hashes that wait for a free core.',
    registers: [registry],
    collect() {
      this.set(queue.waiting);
    },
  });
  new Gauge({
    name: 'password_hash_running',
    help: 'Password hashes that are being computed.',
    registers: [registry],
    collect() {
      this.set(queue.running);
    },
  });
}
