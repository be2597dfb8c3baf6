import { Random } from './random.js';

/** A point in degrees (WGS 84). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** A rough rectangle of settled land inside each district or city, by its six digits: sample data, not a boundary. */
const BOXES: Readonly<Record<string, Box>> = {
  370202: { south: 36.058, north: 36.085, west: 120.32, east: 120.42 },
  370203: { south: 36.085, north: 36.14, west: 120.34, east: 120.41 },
  370211: { south: 35.75, north: 36.0, west: 119.75, east: 120.15 },
  370212: { south: 36.1, north: 36.27, west: 120.45, east: 120.6 },
  370213: { south: 36.14, north: 36.2, west: 120.38, east: 120.47 },
  370214: { south: 36.24, north: 36.38, west: 120.28, east: 120.48 },
  370215: { south: 36.36, north: 36.6, west: 120.35, east: 120.7 },
  370281: { south: 36.15, north: 36.4, west: 119.75, east: 120.05 },
  370283: { south: 36.55, north: 36.95, west: 119.7, east: 120.15 },
  370285: { south: 36.65, north: 37.0, west: 120.3, east: 120.6 },
};

/** How far homes lie from the centre of their community, in degrees: at most some 700 m. */
const SPREAD = 0.006;

function within(low: number, high: number, share: number): number {
  // Six decimals are about ten centimetres: more would feign a survey.
  return Math.round((low + (high - low) * share) * 1e6) / 1e6;
}

function boxOf(areaCode: number): Box {
  const box = BOXES[String(areaCode).slice(0, 6)];
  if (box === undefined) throw new RangeError(`no district of Qingdao: ${areaCode}`);
  return box;
}

/** Where a community stands in for lying: always the same for its 15-digit code, which may be a grid cell's. */
export function communityCentre(areaCode: number): Point {
  const box = boxOf(areaCode);
  const random = new Random(`community ${String(areaCode).slice(0, 12)}`);
  return {
    latitude: within(box.south + SPREAD, box.north - SPREAD, random.next()),
    longitude: within(box.west + SPREAD, box.east - SPREAD, random.next()),
  };
}

/** A home near the centre of its community, inside the rectangle of its district. */
export function homeLocation(random: Random, areaCode: number): Point {
  const centre = communityCentre(areaCode);
  return {
    latitude: within(centre.latitude - SPREAD, centre.latitude + SPREAD, random.next()),
    longitude: within(centre.longitude - SPREAD, centre.longitude + SPREAD, random.next()),
  };
}

const ROADS =
  '海尔路 香港东路 云岭路 苗岭路 辽阳东路 东海东路 宁夏路 延安三路 台东一路 重庆南路 黑龙江中路 长城路 正阳路 兰州东路 青岛路 烟台路 威海西路 上海路 北京路 文化路'.split(
    ' ',
  );

/** An address below the community: road and flat in a city community, a house number in a village. */
export function homeAddress(random: Random, communityName: string): string {
  if (communityName.endsWith('村')) return `${communityName}${random.int(1, 480)}号`;
  const floor = random.int(1, 6);
  return `${communityName}${random.pick(ROADS)}${random.int(1, 299)}号${random.int(1, 28)}号楼${random.int(1, 4)}单元${floor}0${random.int(1, 4)}`;
}
