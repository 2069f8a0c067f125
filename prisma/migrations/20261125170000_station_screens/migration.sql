-- AlterTable
ALTER TABLE "Station" ADD COLUMN     "screenVersion" INTEGER NOT NULL DEFAULT 1;
