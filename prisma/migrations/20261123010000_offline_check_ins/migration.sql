-- AlterEnum
ALTER TYPE "CheckInSource" ADD VALUE 'ROTATING';

-- AlterTable
ALTER TABLE "CheckIn" ADD COLUMN     "clockOffset" INTEGER,
ADD COLUMN     "deviceId" UUID,
ADD COLUMN     "deviceSeq" INTEGER;

-- CreateTable
CREATE TABLE "CheckInTap" (
    "areaId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "checkInId" UUID NOT NULL,

    CONSTRAINT "CheckInTap_pkey" PRIMARY KEY ("areaId","clientId")
);

-- CreateIndex
CREATE INDEX "CheckInTap_checkInId_idx" ON "CheckInTap"("checkInId");

-- AddForeignKey
ALTER TABLE "CheckInTap" ADD CONSTRAINT "CheckInTap_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;
