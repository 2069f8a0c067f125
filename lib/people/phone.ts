import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Mainland mobile numbers in E.164; new prefixes are given out faster than tables of them are updated. */
const MOBILE = /^\+861[3-9]\d{9}$/;

/** A mainland mobile number as typed (spaces, dashes, full-width digits, +86) in E.164, or null. */
export function parseMobile(typed: string): string | null {
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: "CN", extract: false });
  return parsed && !parsed.ext && MOBILE.test(parsed.number) ? parsed.number : null;
}

/** `138 0013 8000`: as people write and compare it. */
export function writtenMobile(e164: string): string {
  return e164.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3");
}

/** `138 **** 8000`: enough to recognise one's own number (E.164, also of a landline), not enough to call it. */
export function maskPhone(e164: string): string {
  return `${e164.replace(/^\+86/, "").slice(0, 3)} **** ${e164.slice(-4)}`;
}
