import type { Actor } from "@/lib/people/actor";

/** The demo door stands open to everybody where the installation runs as a demo, and nowhere else. */
export function canTryDemo(_actor: Actor, door: { readonly demo: boolean }): boolean {
  return door.demo;
}
