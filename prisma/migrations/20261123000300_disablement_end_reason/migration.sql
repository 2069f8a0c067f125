-- AlterTable
ALTER TABLE "PersonDisablement" ADD COLUMN     "endReason" TEXT NOT NULL DEFAULT '';
