-- CreateTable
CREATE TABLE "PhotoPiece" (
    "areaId" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "upload" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhotoPiece_pkey" PRIMARY KEY ("draftId","upload","at")
);

-- CreateIndex
CREATE INDEX "PhotoPiece_createdAt_idx" ON "PhotoPiece"("createdAt");

-- AddForeignKey
ALTER TABLE "PhotoPiece" ADD CONSTRAINT "PhotoPiece_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ReportDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
