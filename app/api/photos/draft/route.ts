import { afterStep } from "@/lib/cases/after";
import { PHOTO_FORM_MAX } from "@/lib/cases/photo-limits";
import { addPhoto } from "@/lib/cases/report-verbs";
import { writeRoute } from "@/lib/server/route";

/** One photo for the report that is being filled in, as the form of the first question sends it; each by itself, so that a weak signal loses one at most. */
export const POST = writeRoute(addPhoto, { bodyMax: PHOTO_FORM_MAX, after: afterStep });
