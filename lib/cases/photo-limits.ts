/** Megabytes of one photo as uploaded. */
export const PHOTO_MAX_MB = 10;
/** Photos of one report. */
export const PHOTOS_MAX = 3;
/** Pixels of the longer side as stored. */
export const PHOTO_MAX_SIDE = 2000;
/** Bytes of the largest piece in which a photo is sent. */
export const PIECE_MAX = 2 ** 20;
