/** The current instant. The only place that reads the clock for rules; tests and the demo pass their own. */
export function clock(): Date {
  return new Date();
}
