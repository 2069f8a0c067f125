import type { Actor } from "@/lib/people/actor";
import { worksAtDesk } from "@/lib/people/rooms";
import { type Limit, perAddress } from "@/lib/server/rate-limit";

const HOUR = 3600;

export const startLimits = (address: string) => [perAddress("cases.start", address, 60, HOUR)];
export const photoLimits = (address: string) => [perAddress("cases.photo", address, 40, HOUR)];
/** Staff by person: a whole office may share one address. */
export const deskPhotoLimits = (actor: Actor, address: string) =>
  worksAtDesk(actor)
    ? [{ name: "cases.deskPhoto", key: actor.personId ?? "", points: 120, seconds: HOUR }]
    : photoLimits(address);
/** A photo on a bad line comes in some twenty pieces, and many phones may share one address. `begins`: its first one. */
export const pieceLimits = (address: string, begins: boolean) => [
  perAddress("cases.piece", address, 1500, HOUR),
  ...(begins ? [perAddress("cases.upload", address, 60, HOUR)] : []),
];
export const coverLimits = (address: string) => [perAddress("cases.cover", address, 120, HOUR)];
export const fileLimits = (address: string) => [perAddress("cases.file", address, 20, HOUR)];
export const writeLimits = (address: string) => [perAddress("cases.write", address, 60, HOUR)];

/** Guesses of the last four digits: five in a quarter of an hour and twenty a day for one reference. */
export function digitLimits(reference: string): readonly Limit[] {
  return [
    { name: "cases.digits", key: reference, points: 5, seconds: 900 },
    { name: "cases.digits.day", key: reference, points: 20, seconds: 24 * HOUR },
  ];
}
export const openLimits = (reference: string, address: string) => [
  perAddress("cases.open", address, 30, 900),
  ...digitLimits(reference),
];
