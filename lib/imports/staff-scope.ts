import type { ScopeKind } from "@/lib/people/actor";
import { bareName } from "./place";

/** Roles that an office's list may give. Administrators are made by `npm run found` alone. */
export const STAFF_ROLES = {
  STATION_MANAGER: ["站长", "station manager", "驿站站长", "驿站管理员"],
  OUTLET_MANAGER: ["网点负责人", "outlet manager", "网点经理", "网点站长"],
  NEIGHBOURHOOD_CADRE: ["社区干部", "neighbourhood cadre", "neighborhood cadre", "居委会干部", "社区工作者"],
  SUBDISTRICT_CADRE: ["街道干部", "sub-district cadre", "街道办干部", "地区干部"],
  PARTY_ORGANISER: ["党建干部", "party organiser", "party organizer", "党建指导员", "支部书记"],
  MEDIATOR: ["调解员", "mediator", "人民调解员"],
  GUARD: ["门岗", "guard", "gate guard", "保安"],
} as const;
export type StaffRole = keyof typeof STAFF_ROLES;

/** Where each role can be held, as the desks understand it. */
const KINDS: Readonly<Record<StaffRole, readonly ScopeKind[]>> = {
  STATION_MANAGER: ["STATION"],
  OUTLET_MANAGER: ["OUTLET"],
  NEIGHBOURHOOD_CADRE: ["NEIGHBOURHOOD"],
  SUBDISTRICT_CADRE: ["AREA"],
  PARTY_ORGANISER: ["AREA", "NEIGHBOURHOOD", "OUTLET"],
  MEDIATOR: ["AREA", "NEIGHBOURHOOD"],
  GUARD: ["AREA", "NEIGHBOURHOOD"],
};

/** What to write instead of a scope that is unknown or of the wrong kind. */
export const SCOPE_FAULTS: Readonly<Record<StaffRole, string>> = {
  STATION_MANAGER: "scopeStation",
  OUTLET_MANAGER: "scopeOutlet",
  NEIGHBOURHOOD_CADRE: "scopeNeighbourhood",
  SUBDISTRICT_CADRE: "scopeArea",
  PARTY_ORGANISER: "scopeParty",
  MEDIATOR: "scopeWide",
  GUARD: "scopeWide",
};

/** A place in which a role can be held. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly id: string;
  readonly code: string;
  readonly names: readonly string[];
}

const WHOLE_AREA = ["全地区", "本地区", "全街道", "area", "whole area"];

/**
 * The place that a cell means for a role, by code or name. Empty means the whole area only for a role that is always
 * held there: nobody is given everything by leaving a cell out.
 */
export function findScope(
  role: StaffRole,
  text: string | undefined,
  scopes: readonly Scope[],
): Scope | "ambiguous" | null {
  const possible = scopes.filter(({ kind }) => KINDS[role].includes(kind));
  if (!text) return KINDS[role].length === 1 ? (possible.find(({ kind }) => kind === "AREA") ?? null) : null;
  const wanted = comparable(text);
  const whole = possible.find(({ kind }) => kind === "AREA");
  if (whole && WHOLE_AREA.includes(text.toLowerCase())) return whole;
  const byCode = possible.filter(({ code }) => comparable(code) === wanted);
  const found =
    byCode.length > 0 ? byCode : possible.filter((scope) => namesOf(scope).includes(nameIn(scope, text)));
  return found.length > 1 ? "ambiguous" : (found[0] ?? null);
}

const comparable = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const nameIn = ({ kind }: Scope, text: string) =>
  kind === "NEIGHBOURHOOD" ? bareName(text) : comparable(text);
const namesOf = (scope: Scope) => scope.names.map((name) => nameIn(scope, name));
