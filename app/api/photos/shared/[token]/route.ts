import { sharedPhoto } from "@/lib/cases/nearby";
import { photoAnswer } from "@/lib/cases/photo-answer";
import { db } from "@/lib/server/db";
import { anybody } from "@/lib/server/page";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** A photo that its owner shares with neighbours who report the same, by a link that is good for ten minutes. */
export const GET = readRoute({
  name: "cases.sharedPhoto",
  allow: anybody,
  answer: async ({ actor, params, url, request, now }) => {
    const { storageKey, mediaType } = found(await sharedPhoto(db(), actor, params.token ?? "", now));
    return photoAnswer(storageKey, mediaType, { url, request });
  },
});
