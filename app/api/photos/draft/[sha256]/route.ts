import { photoAnswer } from "@/lib/cases/photo-answer";
import { currentDraft } from "@/lib/cases/report-queries";
import { anybody } from "@/lib/server/page";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** A photo of the report that this very browser is filling in. */
export const GET = readRoute({
  name: "cases.draftPhoto",
  allow: anybody,
  answer: async ({ actor, params, url, request, now }) => {
    const draft = found(await currentDraft(actor, now));
    const photo = found(draft.photos.find((one) => one.sha256 === params.sha256));
    return photoAnswer(photo.key, "image/jpeg", { url, request });
  },
});
