import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import type { CompanyViewer } from '@/lib/company/queries'
import { mayWorkOnApps } from '@/lib/company/roles'

/** The live Apps of a Company whose settings and code somebody can read, by name. */
export async function reachedApps(
  reader: Reader,
  { accountId, companyId, role }: CompanyViewer,
): Promise<{ id: string; name: string }[]> {
  const reach = mayWorkOnApps(role)
  if (reach === 'none') return []
  const own = reader
    .select({ appId: appCollaborators.appId })
    .from(appCollaborators)
    .where(eq(appCollaborators.accountId, accountId))
  return reader
    .select({ id: apps.id, name: apps.name })
    .from(apps)
    .where(
      and(eq(apps.companyId, companyId), isNull(apps.deletedAt), reach === 'own' ? inArray(apps.id, own) : undefined),
    )
    .orderBy(asc(apps.name))
}
