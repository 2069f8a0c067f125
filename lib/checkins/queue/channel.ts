const CHANNEL = "yizhan-check-ins";

/** Tells other tabs and the service worker's pages that the store has changed. */
export function announce(): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Calls `changed` whenever somebody else changed the store. */
export function onChange(changed: () => void): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = changed;
}
