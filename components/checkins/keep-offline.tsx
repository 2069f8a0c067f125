/**
 * Lets the rider's pages open without signal, see `keepOffline`; with no rider signed in (null), takes away what was
 * kept of somebody.
 */
export function KeepOffline({ owner }: { owner: string | null }) {
  return <span hidden data-rider={owner ?? ""} />;
}
