import type { AreaLevel } from './area.js';

/** An area as the seed lays it. */
export interface AreaSeed {
  /** 15-digit code. */
  code: number;
  name: string;
  nameEn: string | null;
  level: `${AreaLevel}`;
  parentCode: number | null;
  /** True for everything that the source does not itemise: towns, communities and cells stand in for the city's own list. */
  sample: boolean;
}

interface District {
  code: number;
  name: string;
  nameEn: string;
  towns: string;
  /** Communities in all; without it {@link USUAL_COMMUNITIES} in each town. */
  communities?: number;
  /** Grid cells in all; none without it. */
  cells?: number;
}

/** Communities laid in a town where the source gives no number. */
const USUAL_COMMUNITIES = 6;

/** GB/T 2260 codes of the ten districts and county-level cities; 162 communities and 735 grid workers in Laoshan as published. */
const DISTRICTS: readonly District[] = [
  {
    code: 370202,
    name: '市南区',
    nameEn: 'Shinan',
    towns: '八大峡街道 云南路街道 中山路街道 江苏路街道 八大关街道 湛山街道 香港中路街道 八大湖街道 金门路街道 珠海路街道',
  },
  {
    code: 370203,
    name: '市北区',
    nameEn: 'Shibei',
    towns:
      '辽宁路街道 台东街道 登州路街道 延安路街道 敦化路街道 阜新路街道 合肥路街道 浮山新区街道 宁夏路街道 即墨路街道 大港街道 四方街道 河西街道 开平路街道 洛阳路街道 海伦路街道 杭州路街道 水清沟街道',
  },
  {
    code: 370211,
    name: '黄岛区',
    nameEn: 'Huangdao',
    towns:
      '黄岛街道 辛安街道 薛家岛街道 灵珠山街道 长江路街道 红石崖街道 灵山卫街道 珠海街道 隐珠街道 滨海街道 铁山街道 琅琊镇 泊里镇 大场镇 大村镇 六汪镇 王台镇 张家楼镇 海青镇 宝山镇 藏马镇',
  },
  {
    code: 370212,
    name: '崂山区',
    nameEn: 'Laoshan',
    towns: '中韩街道 沙子口街道 王哥庄街道 北宅街道 金家岭街道',
    communities: 162,
    cells: 735,
  },
  {
    code: 370213,
    name: '李沧区',
    nameEn: 'Licang',
    towns:
      '李村街道 虎山路街道 浮山路街道 振华路街道 永清路街道 永平路街道 兴华路街道 兴城路街道 沧口街道 九水街道 湘潭路街道 楼山街道 世园街道',
  },
  {
    code: 370214,
    name: '城阳区',
    nameEn: 'Chengyang',
    towns: '城阳街道 夏庄街道 惜福镇街道 棘洪滩街道 上马街道 流亭街道 河套街道 红岛街道',
  },
  {
    code: 370215,
    name: '即墨区',
    nameEn: 'Jimo',
    towns:
      '环秀街道 通济街道 北安街道 龙山街道 潮海街道 灵山街道 大信街道 蓝村街道 龙泉街道 鳌山卫街道 温泉街道 段泊岚镇 移风店镇 金口镇 田横镇',
  },
  {
    code: 370281,
    name: '胶州市',
    nameEn: 'Jiaozhou',
    towns: '阜安街道 中云街道 三里河街道 胶东街道 胶北街道 胶莱街道 胶西街道 九龙街道 李哥庄镇 铺集镇 里岔镇 洋河镇',
  },
  {
    code: 370283,
    name: '平度市',
    nameEn: 'Pingdu',
    towns:
      '东阁街道 李园街道 同和街道 凤台街道 白沙河街道 南村镇 蓼兰镇 崔家集镇 明村镇 田庄镇 店子镇 大泽山镇 旧店镇 古岘镇 仁兆镇 新河镇 云山镇',
  },
  {
    code: 370285,
    name: '莱西市',
    nameEn: 'Laixi',
    towns: '水集街道 望城街道 沽河街道 梅花山街道 姜山镇 店埠镇 院上镇 日庄镇 河头店镇 南墅镇 夏格庄镇 马连庄镇',
  },
];

/** First and second halves of community names; every pair is another name. */
const FIRST = Array.from('东西南北上下前后大小金银石松柏槐枣泉河海');
const SECOND = ['山', '岭', '庄', '埠', '泊', '滩', '湾', '沟', '崖', '屯'];

const share = (total: number, parts: number, at: number): number => Math.floor(total / parts) + (at < total % parts ? 1 : 0);

function cellsOf(community: AreaSeed, count: number): AreaSeed[] {
  return Array.from({ length: count }, (_, at) => ({
    code: community.code + at + 1,
    name: `第${'一二三四五六七八九'[at]}网格`,
    nameEn: null,
    level: 'GRID_CELL',
    parentCode: community.code,
    sample: true,
  }));
}

function below(district: District): AreaSeed[] {
  const code = district.code * 1e9;
  const towns = district.towns.split(' ');
  const communities = district.communities ?? towns.length * USUAL_COMMUNITIES;
  let laid = 0;
  return towns.flatMap((name, townAt) => {
    const town: AreaSeed = { code: code + (townAt + 1) * 1e6, name, nameEn: null, level: 'TOWN', parentCode: code, sample: true };
    const places = Array.from({ length: share(communities, towns.length, townAt) }, (_, at) => {
      const stem = `${FIRST[(at * 7 + townAt) % FIRST.length]}${SECOND[(Math.floor(at / FIRST.length) + at * 3) % SECOND.length]}`;
      const community: AreaSeed = {
        code: town.code + (at + 1) * 1000,
        name: `${stem}${name.endsWith('镇') ? '村' : '社区'}`,
        nameEn: null,
        level: 'COMMUNITY',
        parentCode: town.code,
        sample: true,
      };
      const cells = district.cells ? share(district.cells, communities, laid) : 0;
      laid += 1;
      return [community].concat(cellsOf(community, cells));
    });
    return [town].concat(...places);
  });
}

/** 青岛市 from the city down: parents before children. */
export function qingdaoAreas(): AreaSeed[] {
  const city: AreaSeed = { code: 370200e9, name: '青岛市', nameEn: 'Qingdao', level: 'CITY', parentCode: null, sample: false };
  return [city].concat(
    ...DISTRICTS.map((district) => {
      const top: AreaSeed = {
        code: district.code * 1e9,
        name: district.name,
        nameEn: district.nameEn,
        level: 'DISTRICT',
        parentCode: city.code,
        sample: false,
      };
      return [top].concat(below(district));
    }),
  );
}
