/** Channels of one dispute: the neighbourhood's mediation committee, or the Party organisation. */
export const CHANNELS = ["COMMUNITY", "PARTY"] as const;

/** Nobody is mediated against their will: a sitting may begin when every party, at least two, has agreed. */
export function mayBegin(parties: readonly { readonly consentedAt: Date | null }[]): boolean {
  return parties.length >= 2 && parties.every((party) => party.consentedAt !== null);
}
