#!/bin/sh
# Starts the process of this image. libuv reads UV_THREADPOOL_SIZE once, before any of our code runs, so it is set here:
# cores + 2 leaves two threads for DNS and files while every core hashes a password (ARCHITECTURE, "Numbers to hold").
# Two arenas of malloc instead of eight a core keep less of what threads freed; another C library than glibc does not read it.
# exec: node gets the signals of the container itself and stops in order.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
export UV_THREADPOOL_SIZE="${UV_THREADPOOL_SIZE:-$(($(nproc) + 2))}"
exec node --enable-source-maps "$PROCESS/dist/main.js"
