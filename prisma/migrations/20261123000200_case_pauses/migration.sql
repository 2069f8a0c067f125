-- CreateEnum
CREATE TYPE "DispatchEnd" AS ENUM ('HANDLED', 'DECLINED', 'RECALLED');

-- AlterTable
ALTER TABLE "CaseDispatch" ADD COLUMN     "endedAs" "DispatchEnd";

-- CreateTable
CREATE TABLE "CasePause" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "startedById" UUID,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CasePause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CasePause_caseId_startedAt_idx" ON "CasePause"("caseId", "startedAt");

-- AddForeignKey
ALTER TABLE "CasePause" ADD CONSTRAINT "CasePause_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one of these is open.
CREATE UNIQUE INDEX "CasePause_one_open" ON "CasePause" ("caseId") WHERE "endedAt" IS NULL;
