import { DEMO_PASSWORD, hashPassword } from '../accounts/index.js';
import type { Ground } from './ground.js';

/** City, and the district in which most demo sign-ins work. */
const QINGDAO = 370200e9;
const LAOSHAN = 370212e9;

/** Accounts and organisations that other rows refer to. */
export interface DemoAccounts {
  readonly coordinator: string;
  readonly citywide: string;
  readonly social: string;
  readonly volunteer: string;
  readonly ngo: string;
  readonly grid: string;
  readonly hotline: string;
}

/** Writes organisations, the demo sign-ins and the grid workers. All share one password, so one hash is computed. */
export async function writeAccounts({ chance, copier, now, size, cells, homes }: Ground): Promise<DemoAccounts> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const made = new Date(now.getTime() - 400 * 86_400_000);
  const ngo = chance.id(made.getTime());
  const organisations: [string, string, string, number][] = [
    [chance.id(made.getTime()), '青岛市民政局', 'GOVERNMENT', QINGDAO],
    [chance.id(made.getTime()), '崂山区民政局', 'GOVERNMENT', LAOSHAN],
    [ngo, '崂山区阳光社会工作服务中心', 'NGO', LAOSHAN],
    [chance.id(made.getTime()), '中韩街道社会工作站', 'SOCIAL_WORK_STATION', LAOSHAN + 1e6],
  ];
  for (const [id, name, kind, area_code] of organisations) copier.add('organisation', { id, name, kind, area_code });

  let order = 0;
  const account = (
    username: string,
    display_name: string,
    role: string,
    area_code: number | null,
    organisation_id: string | null = null,
  ): string => {
    const id = chance.id(made.getTime() + order);
    copier.add('account', {
      id,
      username,
      display_name,
      password_hash: passwordHash,
      demo: true,
      created_at: new Date(made.getTime() + order++),
    });
    copier.add('role_grant', { id: chance.id(made.getTime()), account_id: id, role, area_code, organisation_id, created_at: made });
    return id;
  };
  account('demo.admin', '系统管理员 孟岩', 'ADMIN', null);
  const coordinator = account('demo.coordinator', '崂山区协调员 林静', 'COORDINATOR', LAOSHAN);
  const citywide = account('demo.citywide', '市级协调员 郑海波', 'COORDINATOR', QINGDAO);
  const social = account('demo.social', '社会工作者 周敏', 'SOCIAL_WORKER', LAOSHAN);
  account('demo.clinical', '心理督导 何文博', 'CLINICAL_SUPERVISOR', LAOSHAN);
  account('demo.ngo', '机构专员 方晓燕', 'NGO_STAFF', LAOSHAN, ngo);
  const grid = account('demo.grid', '网格员 蓝志远', 'GRID_WORKER', homes.get('370212')?.[0]?.code ?? LAOSHAN);
  const hotline = account('demo.hotline', '12349 话务员 宋佳怡', 'HOTLINE_AGENT', QINGDAO);
  const volunteer = account('demo.volunteer', '志愿者 曲春梅', 'VOLUNTEER', null);
  account('demo.bureau', '督查专员 郭振华', 'BUREAU_SUPERVISOR', QINGDAO);
  account('demo.auditor', '审计员 韩明德', 'AUDITOR', null);
  // In a small world people live in a few cells only, and the first of them is the demo grid worker's.
  const lived = size.placesPerDistrict === null ? cells : (homes.get('370212') ?? []).slice(1).map((home) => home.code);
  for (let at = 0; at < size.gridWorkers; at += 1) {
    account(
      `grid.${String(at + 1).padStart(4, '0')}`,
      `网格员 ${String(at + 1).padStart(3, '0')} 号`,
      'GRID_WORKER',
      lived[at % lived.length] ?? LAOSHAN,
    );
  }
  return { coordinator, citywide, social, volunteer, ngo, grid, hotline };
}
