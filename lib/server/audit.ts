import "server-only";
import type { Actor } from "@/lib/people/actor";
import type { Prisma, Tx } from "./db";

export interface AuditNote {
  /** Noun of the changed record, e.g. `case`. */
  readonly subject: string;
  readonly subjectId: string;
  /** What changed; never a phone number, a name or a free text. */
  readonly detail?: Prisma.InputJsonObject;
}

/** Writes one entry inside `tx`: it stands or falls with the change it describes. */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  action: string,
  outcome: "done" | "denied",
  note: AuditNote,
): Promise<void> {
  await tx.auditEntry.createMany({
    data: {
      areaId: actor.areaId,
      actorId: actor.personId,
      sessionId: actor.sessionId,
      action,
      outcome,
      subject: note.subject,
      subjectId: note.subjectId,
      detail: note.detail ?? {},
    },
  });
}
