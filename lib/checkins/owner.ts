import "server-only";
import type { Actor } from "@/lib/people/actor";
import { keyedHash } from "@/lib/server/crypto";

/**
 * Whose queue a phone keeps: tells riders on a shared phone apart, and tells nobody who they are. Null: no rider, who
 * has no queue.
 */
export function queueOwner({ riderId }: Pick<Actor, "riderId">): string | null {
  return riderId ? keyedHash("check-in queue", riderId).slice(0, 20) : null;
}
