import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A number in mainland China as people write it (mobile, or fixed line with its area code; full-width digits,
 * spaces, dashes, +86) in E.164, or null when it is none.
 */
export function readPhone(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed.normalize("NFKC"), "CN");
  return number?.countryCallingCode === "86" && number.isPossible() && !number.ext ? number.number : null;
}

const EMAIL = /^[^\s@<>"',;:()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** An e-mail address (full-width characters understood) in small letters, or null when it is none. */
export function readEmail(typed: string): string | null {
  const address = typed.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  return EMAIL.test(address) ? address : null;
}

/** `zh****@example.org`: enough to recognise one's own. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(2, at))}****${address.slice(at)}`;
}

/** Of the subscriptions of a case, or of a neighbour's following, those that their receiver called not theirs. */
export const DECLINED = {
  where: { declinedAt: { not: null } },
  select: { address: true, followerId: true },
} as const;

/**
 * The number that opens a case, or a neighbour's following (`followerId`), with its last four digits; null: none does.
 * One whose owner has nothing to do with the matter counts as none.
 */
export function numberThatOpens(
  phone: string | null,
  declined: readonly { readonly address: string; readonly followerId: string | null }[],
  followerId: string | null = null,
): string | null {
  return declined.some((one) => one.address === phone && one.followerId === followerId) ? null : phone;
}

/** The last four digits: with them the person opens the case again. */
export function lastFour(phone: string): string {
  return phone.slice(-4);
}
