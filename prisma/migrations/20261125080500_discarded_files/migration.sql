-- CreateTable
CREATE TABLE "DiscardedFile" (
    "key" TEXT NOT NULL,
    "areaId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DiscardedFile_pkey" PRIMARY KEY ("key")
);
