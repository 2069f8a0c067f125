import { photoAnswer } from "@/lib/cases/photo-answer";
import { photoOfLink } from "@/lib/cases/photo-link";
import { canSeePhoto } from "@/lib/cases/photo-policy";
import { photoWithCase } from "@/lib/cases/queries";
import { anybody } from "@/lib/server/page";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** A photo of a case by a link that is soon over, for those who may see the case; for everybody else it does not exist. */
export const GET = readRoute({
  name: "cases.photo",
  allow: anybody,
  answer: async ({ actor, params, url, request, now }) => {
    const id = found(photoOfLink(params.link, now));
    const photo = found(await photoWithCase(actor, id));
    const { storageKey, mediaType } = found(canSeePhoto(actor, photo) ? photo : null);
    return photoAnswer(storageKey, mediaType, { url, request });
  },
});
