import "server-only";
import { type Limit, perAddress } from "@/lib/server/rate-limit";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function limit(name: string, key: string, points: number, seconds: number): Limit {
  return { name, key, points, seconds };
}

/** Codes sent: one a minute, five an hour, ten a day to one number. */
export function codeLimits(phone: string, address: string): Limit[] {
  return [
    limit("code.minute", phone, 1, MINUTE),
    limit("code.hour", phone, 5, HOUR),
    limit("code.day", phone, 10, 24 * HOUR),
    perAddress("code", address, 20, HOUR),
  ];
}

/** Passwords tried for one username; given back only by a whole sign-in with the second factor. */
export function usernameLimit(username: string): Limit {
  return limit("password.username", username, 10, 15 * MINUTE);
}

export function passwordLimits(username: string, address: string): Limit[] {
  return [usernameLimit(username), perAddress("password", address, 30, 15 * MINUTE)];
}

/** Codes and second factors typed from one address. */
export function answerLimits(address: string): Limit[] {
  return [perAddress("answer", address, 60, 15 * MINUTE)];
}

/** New recovery codes asked for by one person. */
export function renewalLimit(personId: string): Limit {
  return limit("recovery.renew", personId, 5, 15 * MINUTE);
}

/** Language and display switched from one address. */
export function preferenceLimit(address: string): Limit {
  return perAddress("preference", address, 60, HOUR);
}
