-- AlterTable
ALTER TABLE "CaseSubscription" ADD COLUMN     "declinedAt" TIMESTAMPTZ(3);
