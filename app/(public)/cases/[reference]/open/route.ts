import { caseOfKey } from "@/lib/cases/queries";
import { casePath, readReference } from "@/lib/cases/reference";
import { addCaseId } from "@/lib/server/case-keys";
import { anybody } from "@/lib/server/page";
import { readRoute } from "@/lib/server/route";

/**
 * The secret link: remembers the case on this device and goes on to the clean address, so that the key stays in no
 * history, bookmark or referrer. A wrong key leads to the same address, where the last four digits are asked.
 */
export const GET = readRoute({
  name: "cases.openByLink",
  allow: anybody,
  answer: async ({ actor, params, url }) => {
    const typed = params.reference ?? "";
    const reference = readReference(typed);
    const key = url.searchParams.get("key") ?? "";
    const id = reference && (await caseOfKey(actor, reference, key));
    if (id) await addCaseId(id);
    const target = reference ? casePath(reference) : `/cases?reference=${encodeURIComponent(typed)}`;
    return new Response(null, {
      status: 303,
      headers: { Location: target, "Cache-Control": "no-store" },
    });
  },
});
