"""Classes of page furniture, in four languages, and sentences that only use their words."""

import pytest

from casepub.readers.structure.noise import is_bare, is_bullet, is_code, is_menu, is_teaser, noise_class

NOISE = {
    "版权所有 某某公司": "copyright",
    "Copyright © 2024 某某": "copyright",
    "無断転載を禁じます": "copyright",
    "무단전재 및 재배포 금지": "copyright",
    "京ICP备12025439号-3": "licence",
    "免责声明：本文仅供参考": "statement",
    "未经授权不得转载": "statement",
    "相关阅读": "related",
    "関連記事": "related",
    "많이 본 뉴스": "related",
    "网友评论": "comments",
    "登录后发表评论": "comments",
    "댓글 12": "comments",
    "分享到：": "share",
    "微信 微博 QQ空间": "share",
    "シェアする": "share",
    "카카오톡": "share",
    "扫一扫关注": "share",
    "下载APP": "app",
    "登录 | 注册": "login",
    "ログイン": "login",
    "首页 > 新闻 > 正文": "navigation",
    "您的位置：首页": "navigation",
    "上一篇：旧闻": "pager",
    "字号 大 中 小": "controls",
    "展开全文": "controls",
    "もっと見る": "controls",
    "广告": "advertisement",
    "联系我们": "contact",
    "kanwu@example.org": "contact",
    "标签：河流 码头": "tags",
    "本文共1200字": "reading-time",
}


@pytest.mark.parametrize(("text", "name"), NOISE.items())
def test_class(text: str, name: str) -> None:
    found = noise_class(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "他拿出手机，扫码付了钱。",
        "她把照片分享到朋友圈里，很快有人来问。",
        "这家店的地址没有变，电话却换了三次。",
        "下届承办单位浙江某大学接受会旗并合影",
        "评论员写道，这条河养活了半座城。",
        "城市屋顶农场的收支账",
        "河边的旧码头",
    ],
)
def test_text_is_no_noise(text: str) -> None:
    assert noise_class(text) is None


@pytest.mark.parametrize(
    ("text", "menu"),
    [
        ("新闻 体育 财经 娱乐 科技", True),
        ("首页|新闻|图片|评论", True),
        ("그는 어제 강가에 갔다 왔다", False),
        ("旧码头 新渡船", False),
    ],
)
def test_menu(text: str, menu: bool) -> None:
    assert is_menu(text) is menu


def test_shapes() -> None:
    assert is_bullet("* 项目")
    assert not is_bullet("*项目")
    assert is_bare("12:30")
    assert not is_bare("3图")
    assert is_teaser("全文还没有写完就断了...")
    assert not is_teaser("他没有说下去……")
    assert is_code('<div class="a">')
