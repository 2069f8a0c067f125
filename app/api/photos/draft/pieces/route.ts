import { afterPiece } from "@/lib/cases/after";
import { PIECE_FORM_MAX } from "@/lib/cases/photo-limits";
import { addPiece } from "@/lib/cases/photo-pieces";
import { writeRoute } from "@/lib/server/route";

/** A piece of a photo for the report that is being filled in, or the question how much of it is there. */
export const POST = writeRoute(addPiece, { bodyMax: PIECE_FORM_MAX, after: afterPiece });
