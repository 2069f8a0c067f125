import { SERVICE_KINDS, type ServiceKind, type StationFilter } from "./rules";

/** The filter of `/stations` in its address: `?service=DRINKING_WATER&open=1`. */

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an address asks for; what it asks wrongly is left out. */
export function readFilter({ service, open }: Query): StationFilter {
  const known = SERVICE_KINDS.find((kind) => kind === service);
  return { service: known ?? null, open: open === "1" };
}

export function filterPath({ service, open }: StationFilter): string {
  const query = new URLSearchParams();
  if (service) query.set("service", service satisfies ServiceKind);
  if (open) query.set("open", "1");
  return query.size > 0 ? `/stations?${query}` : "/stations";
}
