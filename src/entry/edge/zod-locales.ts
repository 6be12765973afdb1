// The two languages that zod speaks here: wrangler.toml puts this file where zod would bring all of its fifty into the Worker.
import english from 'zod/v4/locales/en.js'
import chinese from 'zod/v4/locales/zh-CN.js'

export const en = english
export const zhCN = chinese
