import "server-only";
import type { Verb } from "@/lib/server/perform";
import type { DeskCase } from "./desk-move";
import { loadDeskCase } from "./desk-move";
import { showContactInput } from "./desk-schema";
import { canSeeContact } from "./policy";

export interface Contact {
  readonly name: string;
  /** E.164, or null when none was left. */
  readonly phone: string | null;
}

/** Name and number of the person, only when asked for and always audited. */
export const showContact: Verb<typeof showContactInput, DeskCase, Contact> = {
  name: "cases.showContact",
  input: showContactInput,
  load: ({ tx, actor, input }) => loadDeskCase(tx, actor, input.id),
  allow: (actor, subject) => canSeeContact(actor, subject),
  run: async ({ tx, subject }) => {
    const { contactName, contactPhone } = await tx.case.findUniqueOrThrow({
      where: { id: subject.id },
      select: { contactName: true, contactPhone: true },
    });
    return {
      data: { name: contactName, phone: contactPhone },
      audit: { subject: "case", subjectId: subject.id },
    };
  },
};
