#!/bin/sh
# A worker tells its metrics to its own machine only; Prometheus asks from another container.
socat TCP-LISTEN:9100,fork,reuseaddr "TCP:127.0.0.1:$THREE_NETWORKS_LANDING_METRICS_PORT" &
exec three-networks work land
