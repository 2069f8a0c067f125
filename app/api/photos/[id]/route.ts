import { z } from "zod";
import { photoAnswer } from "@/lib/cases/photo-answer";
import { canSeePhoto } from "@/lib/cases/photo-policy";
import { photoWithCase } from "@/lib/cases/queries";
import { anybody } from "@/lib/server/page";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** A photo of a case, for those who may see the case; for everybody else it does not exist. */
export const GET = readRoute({
  name: "cases.photo",
  allow: anybody,
  answer: async ({ actor, params, url, request }) => {
    const id = found(z.uuid().safeParse(params.id).data);
    const photo = found(await photoWithCase(actor, id));
    const { storageKey, mediaType } = found(canSeePhoto(actor, photo) ? photo : null);
    return photoAnswer(storageKey, mediaType, { url, request });
  },
});
