"""Loads an environment file as MaestroNG does: Jinja2, then PyYAML (its C parser here) with a constructor that refuses a key that is there twice."""
import os
import sys
import time

import jinja2
import yaml


class Loader(yaml.CLoader):
    def construct_mapping(self, node, deep=False):
        keys = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in keys:
                raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key!r}", key_node.start_mark)
            keys.add(key)
        return super().construct_mapping(node, deep)


path = os.path.abspath(sys.argv[1])
templates = jinja2.Environment(loader=jinja2.FileSystemLoader(os.path.dirname(path)), auto_reload=False)
text = templates.get_template(os.path.basename(path)).render(env=os.environ)
environment = yaml.load(text, Loader=Loader)
print(sum(len(service["instances"]) for service in environment["services"].values()), time.process_time())
