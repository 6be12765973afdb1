// `qingdan serve` starts the same server as `npm start`.
import type { Command } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  operands: '',
  summary: { zh: '启动 HTTP 服务', en: 'start the HTTP service' },
  details: {
    zh: '环境变量：\n  HOST、PORT       监听的地址和端口（默认端口 8787）\n  QINGDAN_DATA     数据目录（默认 ./data）',
    en: 'environment:\n  HOST, PORT       address and port to listen on (port 8787 by default)\n  QINGDAN_DATA     folder of the data (./data by default)',
  },
  options: {},
  least: 0,
  most: 0,
  run: ({ house }) => house.serve(),
}
