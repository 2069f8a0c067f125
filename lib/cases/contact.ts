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

/** The last four digits: with them the person opens the case again. */
export function lastFour(phone: string): string {
  return phone.slice(-4);
}
