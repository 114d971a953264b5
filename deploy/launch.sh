#!/bin/sh
# Starts the process of the folder PROCESS (services/identity, services/customer, services/notification, gateway), in its
# image or anywhere else: PROCESS=gateway sh deploy/launch.sh --env-file=env/gateway.env. Arguments are options of node.
#
# libuv reads UV_THREADPOOL_SIZE once, before any of our code runs, so it is set here: cores + 2 leaves two threads for DNS
# and files while every core hashes a password (ARCHITECTURE, "Numbers to hold"). Two arenas of malloc instead of eight a
# core keep less of what threads freed; another C library than glibc does not read it.
# With a young generation of 16 MB from the start, where V8 begins with less, log-ins cost less (docs/benchmarks.md).
# exec: node gets the signals of the container itself and stops in order.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-$(($(nproc) + 2))}"
exec node --min-semi-space-size=16 --enable-source-maps "$@" "$(dirname "$0")/../$PROCESS/dist/main.js"
