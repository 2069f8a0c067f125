/** Megabytes of one photo as uploaded. */
export const PHOTO_MAX_MB = 10;
/** Photos of one report. */
export const PHOTOS_MAX = 3;
/** Pixels of the longer side as stored. */
export const PHOTO_MAX_SIDE = 2000;
/** Bytes of the largest piece in which a photo is sent. */
export const PIECE_MAX = 2 ** 20;
/** Bytes of a form that carries one piece, and of one that carries a whole photo. */
export const PIECE_FORM_MAX = PIECE_MAX + 2 ** 17;
export const PHOTO_FORM_MAX = (PHOTO_MAX_MB + 1) * 2 ** 20;
