import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";

export interface DemoMessage {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly text: string;
}

const SHOWN = 20;

/** The last messages that would have been sent, to `to` or to anybody; empty outside demo mode. */
export async function demoMessages(actor: Actor, to?: string): Promise<DemoMessage[]> {
  if (!env().YIZHAN_DEMO) return [];
  return db().sentMessage.findMany({
    where: { areaId: actor.areaId, ...(to ? { to } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: to ? 1 : SHOWN,
    select: { id: true, at: true, to: true, text: true },
  });
}
